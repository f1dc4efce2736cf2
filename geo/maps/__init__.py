"""The map: base map, layers, and the one gate through which text enters folium."""
